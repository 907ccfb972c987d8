/** @type {Record<string, string>} */
export const words = {
  'handout.title': 'Handout of the lecture',
  'handout.taking': 'Preparing the handout',
  'handout.at': 'Taking the picture of scene {place} of {count}.',
  'handout.cancel': 'Cancel',
  'handout.print': 'Print',
  'handout.withAnswers': 'With the answer sheet',
  'handout.close': 'Close',
  'handout.hint':
    'It fits A4 and Letter; “Print” also saves it as PDF. The answer sheet is at the end, on separate pages.',
  'handout.name': 'Name:',
  'handout.picture': 'Scene {place}: {look}',
  'handout.noPicture': 'This scene did not open: there is no picture.',
  'handout.qr': 'QR code of scene {place}',
  'handout.answers': '{title}: answers',
  'handout.answer': 'Answer',
  'handout.look': 'Look',
  'handout.say': 'In short',
  'handout.ask': 'Often asked',
};
