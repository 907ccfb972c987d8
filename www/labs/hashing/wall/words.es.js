export const words = {
  'wallAddresses.title': 'Todas las direcciones',
  'wallAddresses.label': 'Pared de direcciones: las flechas cambian un solo bit',
  'wallAddresses.none': 'Dibuja un dígito: se enciende su puerta.',
  'wallAddresses.lived.one': 'En esta puerta vive {count} dígito: un {label}.',
  'wallAddresses.lived.other': 'En esta puerta viven {count} dígitos; el más común es el {label}.',
  'wallAddresses.empty': 'En esta puerta no vive ningún dígito.',
  'wallAddresses.rest':
    'En azul, las {bits} que están a un bit: todas en su fila o su columna. Se usan {used} de {all}; más brillo, más dígitos.',
  'wallAddresses.file.wall': 'direcciones',
};
