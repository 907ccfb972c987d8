export const words = {
  'wallAddresses.title': 'All addresses',
  'wallAddresses.label': 'Wall of addresses: the arrows change a single bit',
  'wallAddresses.none': 'Draw a digit: its door lights up.',
  'wallAddresses.lived.one': 'At this door lives {count} digit: a {label}.',
  'wallAddresses.lived.other': 'At this door live {count} digits; the commonest is the {label}.',
  'wallAddresses.empty': 'At this door lives no digit.',
  'wallAddresses.rest':
    'In blue, the {bits} that are one bit away: all in its row or its column. {used} of {all} are used; the brighter, the more digits.',
  'wallAddresses.file.wall': 'addresses',
};
