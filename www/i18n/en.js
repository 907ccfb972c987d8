export const words = {
  'boot.preparing': 'Preparing the laboratory…',

  'shell.name': 'Latente',
  'shell.tagline': 'a laboratory of autoencoders',
  'shell.menu': 'Topics',
  'shell.strip': 'Go to a topic',
  'shell.skip': 'Skip to the laboratory',
  'shell.language': 'switch to {language}',
  'shell.languages': 'Language',
  'shell.theme': 'Theme: {theme}',
  'shell.theme.auto': 'as the system',
  'shell.theme.light': 'light',
  'shell.theme.dark': 'dark',
  'shell.projector': 'Projector',
  'shell.projector.title': 'Large type, for the back row',
  more: 'More options',
  'notice.dismiss': 'Dismiss the notice',
  'language.failed':
    'The texts in “{language}” could not be downloaded: there may be no connection. The page stays in “{current}”.',
  'scene.ignored': 'The link asks for “{key} = {value}”, which is not possible; the usual value is used.',

  'group.idea': 'Idea',
  'group.training': 'Training',
  'group.applications': 'Applications',

  'engine.word': 'Engine',
  'engine.auto': 'Automatic',
  'engine.cpu': 'CPU',
  'engine.webgpu': 'WebGPU',
  'engine.choose': 'Where to train',
  'engine.starting': 'Starting the engine…',
  'engine.failed': 'Engine stopped',
  'engine.preparing': 'preparing WebGPU',
  'engine.speed': '{speed} steps/s',
  'engine.adapter': 'Graphics card: {adapter}.',
  'engine.probedCpu': 'CPU, measured here: {speed} steps/s.',
  'engine.probedWebgpu': 'WebGPU, measured here: {speed} steps/s.',
  'engine.local': 'Everything is computed in this tab; nothing leaves your machine.',
  'engine.offline': 'The page has been kept: it opens without a network too.',
  'engine.noWebgpu': 'This browser offers no WebGPU; training runs on the CPU.',
  'engine.noAdapter': 'The browser finds no graphics card that it can use; training runs on the CPU.',
  'engine.softwareAdapter':
    'The graphics card is simulated by the CPU ({adapter}); training runs on the CPU directly.',
  'engine.selfTestFailed':
    'The graphics card gets the numbers of the first test wrong; training runs on the CPU.',
  'engine.webgpuError': 'WebGPU could not start; training runs on the CPU. ({reason})',
  'engine.deviceLost':
    'The graphics card was lost; training goes on on the CPU with the last weights that were kept.',
  'engine.cpuFaster':
    'For these networks the CPU is faster here: {cpu} steps/s against {webgpu} with WebGPU.',
  'engine.webgpuFaster': 'WebGPU is faster here: {webgpu} steps/s against {cpu} on the CPU.',

  'crash.title': 'The engine has stopped',
  'crash.text':
    'An unexpected error happened while computing. A restart brings back the scene and the last weights kept.',
  'crash.restart': 'Restart',
  'unreachable.title': 'This lab has not arrived',
  'unreachable.text':
    'It could not be downloaded: there may be no connection. Everything else is as it was; go to another topic, or try again.',
  'unreachable.retry': 'Try again',
  'broken.title': 'This lab does not work',
  'broken.text':
    'Its program has an error. Everything else is as it was: go to another topic, or reload the page.',
  'broken.reload': 'Reload',
  'unsupported.title': 'This browser cannot run the laboratory',
  'unsupported.text':
    'It takes WebAssembly with SIMD and DecompressionStream, which Chrome and Edge have since 2021, Firefox and Safari since 2023. Please open the page in a recent version.',

  'error.unknown': 'Something failed: {reason}',
  'error.fileGzip': 'The file {file} is damaged or incomplete ({reason}).',
  'error.fileMagic': 'The file {file} is no IDX data file (it starts with {found}).',
  'error.fileLength': 'The file {file} promises {expected} bytes and holds {got}.',
  'error.fileShape': 'The file {file} should have {expected} values and has {got}.',
  'error.fileChecksum':
    'The file {file} holds other data than expected (CRC-32 {got} instead of {expected}).',
  'error.fileModel': 'The file {file} holds no model that can be read ({reason}).',
  'error.fileFetch': '{file} could not be downloaded ({reason}). Check the connection and try again.',
  'error.settingRange': '{control}: {got} is outside of {min} to {max}.',
  'error.notFinite': 'The network gives values that are no numbers: its training diverged. Reset it.',
  'error.notLoaded': '“{what}” has not been loaded.',
  'error.wrongLength': '{what}: expected {expected} numbers, got {got}.',
  'error.outOfRange': '{what}: there are {count}, number {index} was asked for.',
  'error.badRequest': 'The engine did not understand the request ({reason}).',
  'error.device': 'The computing device failed ({reason}).',
  'error.fatal': 'The engine has stopped ({message}).',
};
