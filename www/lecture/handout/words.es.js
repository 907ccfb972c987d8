/** @type {Record<string, string>} */
export const words = {
  'handout.title': 'Guía de la clase',
  'handout.taking': 'Preparando la guía',
  'handout.at': 'Escena {place} de {count}: se toma su imagen.',
  'handout.cancel': 'Cancelar',
  'handout.print': 'Imprimir',
  'handout.withAnswers': 'Con la hoja de respuestas',
  'handout.close': 'Cerrar',
  'handout.hint':
    'Sirve para A4 y para carta; desde «Imprimir» también se guarda como PDF. La hoja de respuestas va al final, en páginas aparte.',
  'handout.name': 'Nombre:',
  'handout.picture': 'Escena {place}: {look}',
  'handout.noPicture': 'Esta escena no se ha abierto: no hay imagen.',
  'handout.qr': 'Código QR de la escena {place}',
  'handout.answers': '{title}: respuestas',
  'handout.answer': 'Respuesta',
  'handout.look': 'Mirar',
  'handout.say': 'En resumen',
  'handout.ask': 'Se pregunta',
};
