export const words = {
  'point.roll': 'Lanzar',
  'point.begin': 'Preparando el plano y el decodificador…',
  'point.dart': 'Punto del plano: las flechas lo mueven; con la tecla Mayús (Shift), a pasos largos',
  'point.decoder': 'Decodificador',
  'point.image': 'Imagen nueva x̂',
  'point.digit':
    'Un punto al azar de N(0, I), decodificado: se parece a la clase {label} de los datos, y no es ninguna de sus imágenes.',
  'point.doubtful':
    'Un punto al azar de N(0, I), decodificado: cayó entre dos nubes y apenas se parece a los datos.',
  'point.hand': 'Un punto elegido a mano: el decodificador dibuja algo en cualquier lugar del plano.',
  'point.file.image': 'punto-al-azar',
};
