/** @type {Record<string, string>} */
export const words = {
  'images.title': 'Tus imágenes',
  'images.missing':
    'Este enlace usa imágenes que no están en este navegador. En el navegador donde se hicieron: «Mi trabajo», descargar; después suelta aquí el archivo .npz y el enlace funciona.',
};
