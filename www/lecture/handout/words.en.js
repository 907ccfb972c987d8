/** @type {Record<string, string>} */
export const words = {
  'handout.title': 'Handout of the lecture',
  'handout.taking': 'Preparing the handout',
  'handout.at': 'Scene {place} of {count}: its picture is taken.',
  'handout.cancel': 'Cancel',
  'handout.print': 'Print',
  'handout.withAnswers': 'With the sheet of answers',
  'handout.close': 'Close',
  'handout.hint':
    'It fits A4 and Letter; “Print” also saves it as PDF. The sheet of answers is at the end, on pages of its own.',
  'handout.name': 'Name:',
  'handout.picture': 'Scene {place}: {look}',
  'handout.noPicture': 'This scene has not opened: there is no picture.',
  'handout.qr': 'QR code of scene {place}',
  'handout.answers': '{title}: answers',
  'handout.answer': 'Answer',
  'handout.look': 'Look',
  'handout.say': 'In short',
  'handout.ask': 'Asked often',
};
