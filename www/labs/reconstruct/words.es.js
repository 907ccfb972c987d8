export const words = {
  'lab.reconstruct': '¿Qué es un autoencoder?',

  'model.label': 'Modelo',
  'model.digits-32': '32 números',
  'model.trained': 'Entrenado por ti',

  'reconstruct.question': '¿Cuántos números bastan para volver a dibujar un dígito?',
  'reconstruct.lead':
    'Dibuja un dígito. El codificador lo resume en unos pocos números; el decodificador lo vuelve a dibujar solo con ellos. Mueve un número y mira qué cambia.',
  'reconstruct.loading': 'Preparando el modelo…',
  'reconstruct.loadingModel': 'Descargando el modelo: {percent}\u00a0%',
  'reconstruct.noTrained':
    'Todavía no has entrenado ningún modelo en esta pestaña: hazlo en «Entrenar» y vuelve.',
  'reconstruct.noModel': 'No hay modelo con que reconstruir.',
  'reconstruct.again': 'Volver a intentarlo',
  'input.seen': 'Lo que ve el codificador',
  'input.label': 'Imagen de 28 × 28 píxeles que ve el codificador',
  'decoder.title': 'Decodificador',
  'code.title': 'Código',
  'code.label':
    'Valores del código: las flechas izquierda y derecha cambian uno; arriba y abajo pasan a otro',
  'code.unit': 'Valor {index} del código',
  'code.fine': 'Valor del código elegido',
  'code.back': 'Volver al código del codificador',
  'plane.help': 'Usa las flechas para mover el punto; con mayúsculas, a pasos largos.',
  'reconstruction.residual': 'Residuo',
  'errors.title': 'Error cuadrático medio por píxel (ECM)',
  'errors.note': 'menos es mejor',
  'errors.autoencoder': 'Autoencoder {size}',
  'errors.pca': 'PCA {size}',
  'errors.mean': 'Imagen media',
  'equations.deep': 'Con capas ocultas, f y g son composiciones; cada capa tiene su matriz:',

  'control.model': 'Modelo',
};
