export const words = {
  'point.roll': 'Lanzar',
  'point.begin': 'Preparando el plano y el decodificador…',
  'point.dart': 'Punto del plano: las flechas lo mueven; con la tecla Mayús (Shift), a pasos largos',
  'point.decoder': 'Decodificador',
  'point.image': 'Imagen nueva x̂',
  'point.digit':
    'Un punto al azar de N(0, I), decodificado: se parece a los {label} de los datos, y no es ninguno de ellos.',
  'point.doubtful':
    'Un punto al azar de N(0, I), decodificado: cayó entre dos nubes y apenas parece un dígito.',
  'point.hand': 'Un punto elegido a mano: el decodificador dibuja algo en cualquier lugar del plano.',
  'point.file.image': 'punto-al-azar',
};
