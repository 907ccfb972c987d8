export const words = {
  'wallAddresses.title': 'All addresses',
  'wallAddresses.label': 'Wall of addresses: the arrows change a single bit',
  'wallAddresses.many': 'With {bits} bits there are {all} addresses: too many for a wall.',
  'wallAddresses.short': 'See it with 8 bits',
  'wallAddresses.none': 'Draw something: its door lights up.',
  'wallAddresses.lived.one': '{count} image lives here, of class {label}.',
  'wallAddresses.lived.other': '{count} images live here; the most common class is {label}.',
  'wallAddresses.empty': 'No image lives here.',
  'wallAddresses.rest':
    'In blue, the {bits} one bit away, in its row and its column. {used} of {all} are used.',
  'wallAddresses.file.wall': 'addresses',
};
