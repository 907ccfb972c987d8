export const words = {
  'lab.race': 'Race: CPU and WebGPU',
  'control.raceNetwork': 'Network',
  'option.wide': 'Wide',
  'race.question': 'Which trains faster: the CPU or the graphics card?',
  'race.lead': 'The same network and the same batches, on the CPU and on WebGPU. Change the batch size.',
  'race.plan.multilayer': '784-128-32-128-784',
  'race.plan.wide': '784-512-32-512-784',
  'race.plan.convolutional': 'convolutions of 16 and 32 channels',
  'race.start': 'Start',
  'race.on': 'Continue',
  'race.batch': 'Batch (m): {size} images',
  'race.samplesPerSecond': 'images/s',
  'race.stepsPerSecond': 'Steps/s',
  'race.msAStep': 'ms per step',
  'race.samples': 'Images',
  'race.seconds': 'Training time',
  'race.preparing': 'Getting ready…',
  'race.downloading': 'Downloading the WebGPU engine: {percent}\u00a0%',
  'race.warmUp': 'Warm-up: {seconds} s, not counted.',
  'race.measuring': 'Measuring with a batch of {size}…',
  'race.simulated': 'simulated by the CPU ({adapter})',
  'race.lost': 'The graphics card was lost ({reason}). The CPU continues alone; the measurements are kept.',
  'race.turns':
    'The engines take turns, about a quarter of a second each, and each clock runs only during its engine’s turn: running together, they would disturb each other.',
  'race.alone': 'The CPU trains alone: without WebGPU there is nothing to compare it with.',
  'race.elsewhere':
    'To see the race, open this link on a machine with a graphics card and a browser that offers WebGPU.',
  'race.agree.alone':
    'With one engine there is nothing to compare: the curve shows how the cost falls with time.',
  'race.sizes.alone': 'Measure every size to see how the speed of the CPU changes with the batch.',
  'race.rested': 'The page’s training run is paused, because it would disturb them too.',
  'race.losses': 'Cost by training time',
  'race.seconds.axis': 'training time of each engine, in seconds',
  'race.lossWords': 'Cost by training time. CPU: {cpu}. WebGPU: {webgpu}.',
  'race.lossAt': '{loss} at {seconds} s',
  'race.losses.soon': '“Start” plots here how the cost falls during training.',
  'race.agree.none': 'Once both have done their first steps, you will see whether they compute the same.',
  'race.agree.same':
    'They compute the same: at step {step}, which both have reached, the cost is {cpu} on the CPU and {webgpu} on WebGPU.',
  'race.agree.apart':
    'At step {step}, which both have reached, the cost is {cpu} on the CPU and {webgpu} on WebGPU: they round differently, and the differences add up.',
  'race.sizes': 'Images per second by batch size',
  'race.sizes.axis': 'batch size m (both scales are logarithmic)',
  'race.sizeWords': 'Images per second for each batch size, CPU / WebGPU: {points}',
  'race.sizes.one':
    'Only one batch size has been measured: measure the others to see whether the lines cross.',
  'race.over': 'Finished at {seconds} s.',
  'race.before': 'another machine',
  'race.before.track':
    'Measured beforehand on the CPU of another machine: {machine}. The bar compares with its fastest batch. “Start” measures it here.',
  'race.before.batches':
    'On that machine the CPU trains {factor} times as fast with batches of {fast} as with batches of {slow}.',
  'race.before.machine': 'The dotted line was measured beforehand on the CPU of another machine: {machine}.',
  'race.measure': 'Measure every size',
  'race.who.cpu': 'the CPU',
  'race.who.webgpu': 'WebGPU',
  'race.verdict.none': 'There is nothing to compare yet: let both run, or measure every size in turn.',
  'race.verdict.one':
    'With a batch of {last} the winner is {winner}: {most} times the images per second of {loser}.',
  'race.verdict.always':
    'With every batch measured the winner is {winner}: {least} to {most} times the images per second of {loser}.',
  'race.verdict.overtakes':
    'With a batch of {before} the winner is {loser}; from {at} on it is {winner}, up to {most} times the images per second of {loser}.',
  'race.verdict.mixed':
    'There is no clear crossing: with batches of {cpu} the CPU wins; with {webgpu}, WebGPU.',
  'race.verdict.level': 'They are level: the difference is less than 5\u00a0%.',
  'race.noGpu':
    'On this machine WebGPU is computed by the CPU itself, without a graphics card: these numbers say nothing about a GPU.',

  // File names without extension.
  'race.file.race': 'race',
  'race.file.batches': 'batches',
};
