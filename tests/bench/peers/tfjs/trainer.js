/** Trains with TensorFlow.js as documented: `optimizer.minimize` within `tf.tidy`, data on the device. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { ADAM, PIXELS } from '../kinds.js';
import { cost } from './cost.js';
import { place } from './layers.js';

/** @type {import('../page/measure.js').Start} */
export async function start({ backend, kind, images, encoder, decoder }) {
  await use(backend);
  const data = tf.tensor2d(images, [images.length / PIXELS, PIXELS]);
  const network = {
    encoder: kind.encoder.map((layer, index) => place(layer, encoder[index])),
    decoder: kind.decoder.map((layer, index) => place(layer, decoder[index])),
  };
  const adam = tf.train.adam(ADAM.rate, ADAM.beta1, ADAM.beta2, ADAM.epsilon);
  let last = tf.scalar(NaN);
  return {
    step(batch) {
      last.dispose();
      last = tf.tidy(() => {
        const x = tf.gather(data, tf.tensor1d(batch, 'int32'));
        const loss = adam.minimize(() => cost(kind, network, x), true);
        if (!loss) throw new Error('minimize returned no loss');
        return loss;
      });
    },
    async loss() {
      return (await last.data())[0];
    },
  };
}

/** @param {'wasm' | 'webgpu'} backend */
async function use(backend) {
  tf.enableProdMode(); // no checks of every argument
  if (backend === 'wasm') {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    setWasmPaths('/node_modules/@tensorflow/tfjs-backend-wasm/dist/');
  } else {
    await import('@tensorflow/tfjs-backend-webgpu');
  }
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no ${backend} here`);
}
