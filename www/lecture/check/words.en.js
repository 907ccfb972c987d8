/** @type {Record<string, string>} */
export const words = {
  'check.title': 'Before class: {title}',
  'check.about':
    'Waits until the page is saved for offline use, opens every scene as in class, and trains the first steps of each run. Each number is measured now, on this machine.',
  'check.cancel': 'Cancel',
  'check.close': 'Close',
  'check.again': 'Check again',
  'check.progress': 'Scenes checked',
  'check.preparing': 'Preparing the engines…',
  'check.at': 'Scene {place} of {count}: {question}',
  'check.waiting': 'Waiting until the page is saved for offline use…',
  'check.ready': 'All is well: every scene opens, and the page works offline.',
  'check.problems.one': 'There is {count} thing to look at before class.',
  'check.problems.other': 'There are {count} things to look at before class.',
  'check.expect': 'What to expect on this machine',
  'check.scenes': 'Scene by scene',
  'check.scene': 'Scene {place} (“{question}”):',
  'check.fault.notOpened': 'it has not opened.',
  'check.fault.console': 'the console shows an error: {text}',
  'check.fault.notice': 'the page says: {text}',
  'check.fault.noView': 'the view to look at ({view}) does not appear.',
  'check.fault.below': 'the view to look at ({view}) is outside the window.',
  'check.slow':
    'Scene {place} took {seconds} s to open: open it before it is asked for, or have something to say meanwhile.',
  'check.offline.kept': 'The whole page is saved: it works offline.',
  'check.offline.missing': 'Offline, this will be missing because the host does not serve it: {why}.',
  'check.offline.refused': 'The page could not be saved, so it will not open offline ({why}).',
  'check.offline.none':
    'This browser does not save the page: it will not open offline. It may be a private window, or a data saver.',
  'check.elsewhere':
    'This lecture is a file on the host, which is not saved with the page: download it and open it in “My lectures” to have it offline.',
  'check.narrow':
    'The window is {width} pixels wide, but projection needs at least {least}: maximise it, or zoom the browser out.',
  'check.room': 'The browser has only {size} MB of storage left: free some space on the disk.',
  'check.window':
    'Window: {width} × {height} pixels, on a screen of {screen} (scale {ratio}). Check with the projector connected.',
  'check.speed.one': '{engine}: {ms} ms per step, measured over {count} step of the first run.',
  'check.speed.other': '{engine}: {ms} ms per step, measured over {count} steps of the first run.',
  'check.gpu': '{engine} is available.',
  'check.noRun': 'No scene trains a network live.',
  'check.slowest': 'The slowest scene opened in {seconds} s.',
  'check.storage':
    'The page takes {used} MB of the {quota} MB that the browser offers, which may clear them when space runs short.',
  'check.storageLasts':
    'The page takes {used} MB of the {quota} MB that the browser offers, which will not clear them without asking.',
  'check.head.place': 'No.',
  'check.head.question': 'Scene',
  'check.head.opened': 'Opens in',
  'check.head.run': 'Whole run, {engine}',
  'check.seconds': '{seconds} s',
  'check.no': 'does not open',
};
