export const words = {
  'wallAddresses.title': 'Todas las direcciones',
  'wallAddresses.label': 'Pared de direcciones: las flechas cambian un solo bit',
  'wallAddresses.many': 'Con {bits} bits hay {all} direcciones: demasiadas para una pared.',
  'wallAddresses.short': 'Ver con 8 bits',
  'wallAddresses.none': 'Dibuja algo: se enciende su puerta.',
  'wallAddresses.lived.one': 'Aquí vive {count} imagen, de la clase {label}.',
  'wallAddresses.lived.other': 'Aquí viven {count} imágenes; la clase más común es {label}.',
  'wallAddresses.empty': 'Aquí no vive ninguna imagen.',
  'wallAddresses.rest':
    'En azul, las {bits} que están a un bit, en su fila y en su columna. Se usan {used} de {all}.',
  'wallAddresses.file.wall': 'direcciones',
};
