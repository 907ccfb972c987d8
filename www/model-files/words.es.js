export const words = {
  'modelFile.title': 'Abrir un modelo',
  'modelFile.about':
    'Un archivo safetensors: un modelo o un entrenamiento guardado en esta página, o los pesos de un autoencoder denso o convolucional de PyTorch o Keras, con 784 valores de entrada y de salida. También se puede soltar en cualquier parte de la página. No sale de tu equipo.',
  'modelFile.pick': 'Elegir un archivo…',
  'modelFile.close': 'Cerrar',
  'modelFile.open': 'Abrir así',
  'modelFile.reading': 'Leyendo «{name}»…',
  'modelFile.guide.pytorch': 'Cómo guardarlo desde PyTorch',
  'modelFile.guide.keras': 'Cómo guardarlo desde Keras',
  'modelFile.guide.convert': 'Cómo convertir un archivo .pt o .pth',
  'modelFile.ask':
    '«{name}» contiene los pesos, pero no las funciones de activación. Elige las que tenga la red: con otras, el error suele ser mayor.',
  'modelFile.askAgain':
    'Con las funciones de activación que dice «{name}», la red copia peor (ECM {mse}) que la imagen media ({mean}). Comprueba si son estas:',
  'modelFile.hidden': 'Capas ocultas',
  'modelFile.code': 'Código',
  'modelFile.output': 'Salida',
  'modelFile.subject': 'Imágenes',
  'modelFile.relu': 'ReLU',
  'modelFile.tanh': 'tanh',
  'modelFile.sigmoid': 'Sigmoide',
  'modelFile.identity': 'Ninguna (lineal)',
  'modelFile.digits': 'Dígitos',
  'modelFile.fashion': 'Ropa',
  'modelFile.letters': 'Letras de imprenta',
  'modelFile.result.one':
    'Con esto, ECM por píxel en {count} imagen de prueba: {mse}. La imagen media: {mean}.',
  'modelFile.result.other':
    'Con esto, ECM por píxel en {count} imágenes de prueba: {mse}. La imagen media: {mean}.',
  'modelFile.pca': 'PCA con {size}: {pca}.',
  'modelFile.kernels':
    'Los núcleos quedan dentro de otros de {kernel} × {kernel}, con ceros alrededor: así dan lo mismo aquí.',
  'modelFile.opened': 'Abierto «{name}»: {layers}. ECM por píxel en las imágenes de prueba: {mse}.',
  'modelFile.openedAt':
    'Abierto «{name}» en el paso {step}: {layers}. ECM por píxel en las imágenes de prueba: {mse}.',
  'modelFile.replaced':
    'Está en lugar del entrenamiento anterior, que sigue en «Mi trabajo» si este navegador guarda el trabajo.',
  'modelFile.elsewhere': 'El laboratorio donde estabas mira otras redes; por eso se abre aquí.',

  'error.modelIs.empty': 'El archivo está vacío.',
  'error.modelIs.torch':
    'Es un archivo de torch.save, que puede contener programas y aquí no se abre. Guarda los pesos con safetensors: «Abrir…» muestra cómo.',
  'error.modelIs.keras':
    'Es un archivo .keras, que aquí no se abre. Guarda los pesos con safetensors: «Abrir…» muestra cómo.',
  'error.modelIs.hdf5':
    'Es un archivo HDF5, que aquí no se abre. Guarda los pesos con safetensors: «Abrir…» muestra cómo.',
  'error.modelIs.onnx':
    'Es un archivo ONNX. Aquí se exporta a ONNX, pero solo se abren archivos safetensors.',
  'error.modelIs.numpy':
    'Es un archivo de NumPy. Aquí se abren modelos en safetensors y tablas de texto (CSV).',
  'error.modelIs.gguf':
    'Es un archivo GGUF, de un modelo de lenguaje. Aquí se abren autoencoders en safetensors.',
  'error.modelIs.json':
    'Es un archivo JSON: describe algo, pero no contiene pesos que se puedan leer. Aquí se abren modelos en safetensors.',
  'error.modelIs.picture': 'Es una imagen. Aquí se abren modelos en safetensors y tablas de texto (CSV).',
  'error.modelIs.packed': 'Es un archivo comprimido: descomprímelo antes.',
  'error.modelIs.sheet':
    'Es una hoja de cálculo o un documento: guárdala como CSV y suéltala en «Reducción».',
  'error.modelIs.text': 'Es un texto. Aquí se abren modelos en safetensors.',
  'error.modelIs.table': 'Es una tabla. Aquí se abren modelos en safetensors.',
  'error.modelIs.binary':
    'No es un archivo que se pueda abrir aquí: se abren modelos en safetensors y tablas de texto (CSV).',
  'error.modelTooLarge': 'El archivo tiene {got} MB; se abren hasta {most} MB. No se ha leído.',
  'error.modelEmpty': 'El archivo está vacío.',
  'error.modelShort': 'El archivo tiene {got} bytes: no llega a tener la cabecera de un safetensors.',
  'error.modelNotSafetensors': 'El archivo no empieza como un safetensors.',
  'error.modelHeaderLong':
    'La cabecera dice tener {got} bytes; la de un modelo de aquí tiene como mucho {most}. El archivo está dañado o no es un safetensors.',
  'error.modelHeaderBroken': 'La cabecera del archivo está dañada ({reason}).',
  'error.modelTruncated':
    'El archivo está incompleto: debería llegar hasta el byte {expected} y se acaba en el {got}.',
  'error.modelTrailing': 'Al final del archivo sobran {bytes} bytes, que no son de ningún tensor.',
  'error.modelNoTensors': 'El archivo no contiene ningún tensor.',
  'error.modelManyTensors': 'El archivo contiene {got} tensores; se leen hasta {most}.',
  'error.modelTwice': 'El nombre «{tensor}» está dos veces en el archivo.',
  'error.modelWrongBytes': '«{tensor}»: sus tamaños piden {expected} bytes y el archivo le da {got}.',
  'error.modelOverlap': '«{tensor}» está encima de otro tensor: el archivo está dañado.',
  'error.modelGap': 'Antes de «{tensor}» hay bytes que no son de ningún tensor: el archivo está dañado.',
  'error.modelDtype':
    '«{tensor}» contiene números de tipo {dtype}. Se leen F32, F64, F16 y BF16: conviértelo antes de guardar.',
  'error.modelNotFinite':
    '«{tensor}» contiene {value} (número {place}): la red ha divergido o el archivo está dañado.',
  'error.modelNorm':
    '«{tensor}» es de una capa que normaliza (BatchNorm, LayerNorm o parecida). Aquí las capas son solo densas o convoluciones; quítala y vuelve a entrenar.',
  'error.modelExtra':
    '«{tensor}» ({shape}) no es el peso ni el sesgo de una capa densa o de una convolución en dos dimensiones.',
  'error.modelNoWeights': 'El archivo no contiene los pesos de ninguna capa.',
  'error.modelInput':
    'La primera capa, «{tensor}», toma {takes} valores; una imagen tiene {expected} (28 × 28).',
  'error.modelOrder': '«{before}» da {gives} valores y la capa siguiente, «{tensor}», toma {takes}.',
  'error.modelOutput':
    'La última capa, «{tensor}», da {gives} valores; una imagen tiene {expected} (28 × 28).',
  'error.modelNoCode':
    'Todas las capas son convoluciones: falta la capa densa que da el código y la que vuelve de él.',
  'error.modelMirror':
    'Las capas ({layers}) no son las mismas a la ida y a la vuelta. Aquí el decodificador repite al revés los tamaños del codificador.',
  'error.modelManyLayers': 'La red tiene {got} capas; aquí, como mucho {most}.',
  'error.modelLarge': '{control}: {got} es más de lo que se puede entrenar aquí ({most}).',
  'error.modelKernel':
    '«{tensor}» tiene núcleos de {shape}: con ellos y paso 2 no se llega a los tamaños de imagen de aquí (28, 14, 7, 4).',
  'error.modelBias': '«{tensor}» tiene {got} valores y su capa da {expected}.',
  'error.modelTiedBiases':
    'Los pesos están atados y hay {got} sesgos sin peso; el decodificador tiene {expected} capas.',
  'error.modelActivation':
    'La activación «{name}» no se puede usar ahí. Hay relu, sigmoid, tanh y linear; en la salida, sigmoid y linear.',
  'error.modelActivations': 'Los metadatos dan {got} activaciones y la red tiene {expected} capas.',
  'error.modelUneven':
    'Las activaciones de la ida y de la vuelta no son las mismas: aquí el decodificador repite al revés las del codificador.',
  'error.modelRecord':
    'Los datos con que esta página guarda un modelo están dañados en este archivo ({reason}).',
  'error.modelLacks': 'Falta «{tensor}» con los tamaños {shape}, que su red necesita.',
};
