export const words = {
  'boot.preparing': 'Preparing the laboratory…',

  'shell.name': 'Latente',
  'shell.tagline': 'an autoencoder laboratory',
  'shell.menu': 'Topics',
  'shell.strip': 'Go to a topic',
  'shell.share': 'Share…',
  'embed.open': 'Open in Latente',
  'shell.skip': 'Skip to the laboratory',
  'shell.language': 'switch to {language}',
  'shell.languages': 'Language',
  'shell.theme': 'Theme: {theme}',
  'shell.theme.auto': 'same as system',
  'shell.theme.light': 'light',
  'shell.theme.dark': 'dark',
  'shell.projector': 'Projector',
  'shell.projector.title': 'Large type, for the back row',
  more: 'More options',
  'notice.dismiss': 'Dismiss the notice',
  'language.failed':
    'The texts in “{language}” could not be downloaded: there may be no connection. The page stays in “{current}”.',
  'scene.unknown': 'The link contains “{key}”, which this lab does not know: it is opened without it.',
  'scene.twice': 'The link gives “{key}” several values: the first is used.',
  'scene.noTask': 'The homework in the link is damaged: ask for it again. The lab opens without it.',
  'scene.ignored': 'The link asks for “{key} = {value}”, which is not possible; the default is used.',

  'group.idea': 'Idea',
  'group.training': 'Training',
  'group.applications': 'Applications',

  'file.model': 'model',
  'file.nothing': 'There is nothing to save yet',
  'file.form': 'CSV tables',
  'file.form.sheet': 'for a spreadsheet',
  'file.form.points': 'with decimal points, for programs',
  'file.saved':
    'The table was saved for spreadsheets in your region. Programs need decimal points and commas; the menu can also set that.',
  'file.again': 'Save it with decimal points',
  'lectures.add': 'Add to my lecture',
  'lectures.title': 'My lectures',
  'work.title': 'My work',
  'work.where':
    'Your work is kept in this browser and nowhere else. Of the items without a name, only the latest are kept.',
  'work.empty': 'There is nothing yet: what you train, draw or open will be kept here.',
  'work.name': 'Name',
  'work.kind': 'Kind',
  'work.date': 'Date',
  'work.size': 'Size',
  'work.actions': 'Actions',
  'work.bytes': '{size} MB',
  'work.kilobytes': '{size} kB',
  'work.kind.run': 'Training run, step {step}',
  'work.kind.kept': 'Kept run, step {step}',
  'work.kind.table': 'Table',
  'work.kind.model': 'Network',
  'work.kind.lecture': 'Lecture',
  'work.kind.images': 'Images',
  'work.kind.scene': 'Scene',
  'work.kind.other': 'From another version of the page',
  'work.drawn': '{lab}, with a drawing',
  'work.rename': 'Name of “{name}”',
  'work.open': 'Open',
  'work.of.open': 'Open “{name}”',
  'work.download': 'Download',
  'work.of.download': 'Download “{name}”',
  'work.remove': 'Delete',
  'work.of.remove': 'Delete “{name}”',
  'work.downloadAll': 'Download everything',
  'work.clear': 'Delete everything',
  'work.clearSure': 'Yes, delete everything',
  'work.close': 'Close',
  'work.refusal.full':
    'It cannot be opened: the limit of runs to compare has been reached, or it was deleted in another tab.',
  'work.refusal.damaged': '“{name}” is damaged or from another version of the page: it cannot be opened.',
  'work.refused': '“{name}” could not be opened; the rest is here.',
  'work.deleted':
    'The work kept in this browser was deleted outside this page; what is on the page has been saved again.',
  'work.convolutional': 'convolutional, {size}',
  'work.found': 'Last time, the training of “{name}” stopped at step {step}.',
  'work.foundKept.one': 'There is one kept run.',
  'work.foundKept.other': 'There are {count} kept runs.',
  'work.foundTable': 'There is a table: “{name}”.',
  'work.foundModel': 'There is a network: “{name}”.',
  'work.foundScene': 'Last time this was open: {name}.',
  'work.resume': 'Continue where it stopped',
  'work.problem.unavailable':
    'This browser does not allow work to be kept (it may be a private window): it is lost when the page is closed.',
  'work.problem.full':
    'There is no space left to keep the work in this browser: free some in “My work”, or download what you want to keep.',
  'work.problem.blocked':
    'Work cannot be kept yet: another tab of this page prevents it. Close that tab or reload it.',
  'work.problem.newer':
    'The stored work is from a newer version of this page: reload the page, so that your work is kept.',

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
  'engine.offline': 'The page has been saved: it also opens offline.',
  'engine.offlineFailed': 'The page could not be saved for offline use ({reason}).',
  'engine.offlineMissing': 'Offline, the files that the server does not serve are missing: {files}.',
  'engine.noWebgpu': 'This browser offers no WebGPU; training runs on the CPU.',
  'engine.noAdapter': 'The browser finds no graphics card that it can use; training runs on the CPU.',
  'engine.softwareAdapter':
    'The graphics card is simulated by the CPU ({adapter}); training runs on the CPU directly.',
  'engine.selfTestFailed': 'The graphics card fails the first test of its numbers; training runs on the CPU.',
  'engine.webgpuError': 'WebGPU could not start; training runs on the CPU. ({reason})',
  'engine.deviceLost':
    'The graphics card was lost; training continues on the CPU with the last saved weights.',
  'engine.cpuFaster':
    'For these networks the CPU is faster here: {cpu} steps/s against {webgpu} with WebGPU.',
  'engine.webgpuFaster': 'WebGPU is faster here: {webgpu} steps/s against {cpu} on the CPU.',

  'engine.busy': 'computing…',
  'engine.quiet': 'no answer',
  'engine.stuck': 'no answer',
  'silence.quiet':
    'The engine has not answered for 10 s or more: it may be busy with a long computation, or it may have stopped.',
  'silence.stuck':
    'The engine still does not answer. You can wait, or restart it: training goes back to its last copy, and the rest is kept.',
  'silence.restart': 'Restart the engine',
  'site.down':
    'The server does not deliver the page (it answers {status}): this is the copy kept in this browser.',
  'site.newer':
    'There is a new version of the page, and the files of this one are no longer on the server. Reload to continue: what is in “My work” is not lost.',
  'site.styles':
    'The style sheet {file} is missing, so the layout is incomplete. The server has to serve it as text/css.',
  'frame.download': 'If no file is saved, the frame that the page is in does not allow downloads.',
  'frame.window': 'Open in a separate window',
  'frame.address': 'The frame does not allow windows either. Copy the address: {address}',

  'crash.title': 'The engine has stopped',
  'crash.text':
    'An unexpected error happened while computing. A restart brings back the scene and the last saved weights.',
  'crash.restart': 'Restart',
  'crash.notStarted': 'The engine has not started',
  'crash.notStarted.text':
    'The computing engine has not arrived or could not be prepared. Check the connection; if that does not help, the server does not serve the file named here as it should.',
  'crash.forbidden':
    'The security policy of the server (Content-Security-Policy) does not let the computing engine start: it forbids {directive}.',
  'crash.policy':
    "The security policy of the server (Content-Security-Policy) forbids WebAssembly, and without it there is no computing engine. It has to allow: script-src 'self' 'wasm-unsafe-eval'.",
  'unreachable.title': 'This lab did not load',
  'unreachable.text':
    'It could not be downloaded: there may be no connection. Everything else still works; go to another topic, or try again.',
  'unreachable.retry': 'Try again',
  'broken.title': 'This lab does not work',
  'broken.text':
    'Its code has an error. The rest of the page still works: go to another topic, or reload the page.',
  'broken.reload': 'Reload',
  'unsupported.title': 'This browser cannot run the laboratory',
  'unsupported.text':
    'It needs WebAssembly with SIMD and DecompressionStream, which Chrome and Edge have since 2021, Firefox and Safari since 2023. Please open the page in a recent version.',

  'error.unknown': 'Something failed: {reason}',
  'error.fileGzip': 'The file {file} is damaged or incomplete ({reason}).',
  'error.fileMagic': 'The file {file} is not an IDX data file (it starts with {found}).',
  'error.fileLength': 'The file {file} declares {expected} bytes and contains {got}.',
  'error.fileShape': 'The file {file} should have {expected} values and has {got}.',
  'error.fileChecksum':
    'The file {file} does not contain the expected data (CRC-32 {got} instead of {expected}).',
  'error.fileModel': 'The file {file} contains no readable model ({reason}).',
  'error.fileStalled':
    '{file} is not arriving: nothing has been received for {seconds} s. Check the connection and try again.',
  'error.fileFetch': '{file} could not be downloaded ({reason}). Check the connection and try again.',
  'error.settingRange': '{control}: {got} is outside the range {min} to {max}.',
  'error.imagesMissing':
    'This browser does not have the images that the link names. Open them with “Your images…”, from an NPZ file saved in the browser that has them.',
  'error.fewImages': 'A set needs at least two images.',
  'error.fewTests': 'None of the test images is normal, or none is an anomaly.',
  'error.notFinite': 'The network outputs values that are not numbers: its training diverged. Reset it.',
  'error.notLoaded': 'Something needed here has not been loaded. Choose it again, or reload the page.',
  'error.wrongLength':
    'Expected {expected} numbers, got {got}: they belong to another network or another table. Choose it again.',
  'error.outOfRange': 'Number {index} was requested, but there are only {count}.',
  'error.badRequest': 'The engine did not understand the request ({reason}).',
  'error.device': 'The computing device failed ({reason}).',
  'error.fatal': 'The engine has stopped ({message}).',
};
