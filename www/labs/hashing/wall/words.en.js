export const words = {
  'wallAddresses.title': 'All addresses',
  'wallAddresses.label': 'Wall of addresses: the arrows change a single bit',
  'wallAddresses.many': 'With {bits} bits there are {all} addresses: too many for a wall.',
  'wallAddresses.short': 'See it with 8 bits',
  'wallAddresses.none': 'Draw something: its door lights up.',
  'wallAddresses.lived.one': 'Here lives {count} image, of class {label}.',
  'wallAddresses.lived.other': 'Here live {count} images; the commonest class is {label}.',
  'wallAddresses.empty': 'Here lives no image.',
  'wallAddresses.rest':
    'In blue, the {bits} one bit away, in its row and its column. {used} of {all} are used.',
  'wallAddresses.file.wall': 'addresses',
};
