export const words = {
  'lab.race': 'Carrera: CPU y WebGPU',
  'control.raceNetwork': 'Red',
  'option.wide': 'Ancha',
  'race.question': '¿Quién entrena más rápido: la CPU o la tarjeta gráfica?',
  'race.lead': 'La misma red y los mismos lotes, en la CPU y en WebGPU. Cambia el tamaño del lote.',
  'race.plan.multilayer': '784-128-32-128-784',
  'race.plan.wide': '784-512-32-512-784',
  'race.plan.convolutional': 'convoluciones de 16 y 32 canales',
  'race.start': 'Empezar',
  'race.on': 'Seguir',
  'race.batch': 'Lote (m): {size} imágenes',
  'race.samplesPerSecond': 'imágenes/s',
  'race.stepsPerSecond': 'Pasos/s',
  'race.msAStep': 'ms por paso',
  'race.samples': 'Imágenes',
  'race.seconds': 'Tiempo de entrenamiento',
  'race.preparing': 'Preparando…',
  'race.downloading': 'Descargando el motor de WebGPU: {percent}\u00a0%',
  'race.warmUp': 'Calentamiento: {seconds} s, que no cuentan.',
  'race.measuring': 'Midiendo con un lote de {size}…',
  'race.simulated': 'simulado por la CPU ({adapter})',
  'race.lost': 'Se ha perdido la tarjeta gráfica ({reason}). La CPU sigue sola; lo medido se conserva.',
  'race.turns':
    'Los motores se turnan, cerca de un cuarto de segundo cada uno, y el reloj de cada uno corre solo en su turno: a la vez se estorbarían.',
  'race.alone': 'La CPU entrena sola: sin WebGPU no hay con qué compararla.',
  'race.elsewhere':
    'Para ver la carrera, abre este enlace en un equipo con tarjeta gráfica y un navegador que ofrezca WebGPU.',
  'race.agree.alone':
    'Con un solo motor no hay nada que comparar: la curva muestra cuánto baja el costo con el tiempo.',
  'race.sizes.alone': 'Mide todos los tamaños para ver cómo cambia la velocidad de la CPU con el lote.',
  'race.rested': 'El entrenamiento que la página tenía en marcha queda en pausa: también estorbaría.',
  'race.losses': 'El costo según el tiempo de entrenamiento',
  'race.seconds.axis': 'segundos que ha entrenado cada motor',
  'race.lossWords': 'Costo según el tiempo entrenado. CPU: {cpu}. WebGPU: {webgpu}.',
  'race.lossAt': '{loss} a los {seconds} s',
  'race.losses.soon': '«Empezar» dibuja aquí cuánto baja el costo en cada segundo de entrenamiento.',
  'race.agree.none': 'Cuando los dos hayan dado los primeros pasos, se comparará si calculan lo mismo.',
  'race.agree.same':
    'Calculan lo mismo: en el paso {step}, al que han llegado los dos, el costo es {cpu} en la CPU y {webgpu} en WebGPU.',
  'race.agree.apart':
    'En el paso {step}, al que han llegado los dos, el costo es {cpu} en la CPU y {webgpu} en WebGPU: cada uno redondea a su manera y las diferencias se acumulan.',
  'race.sizes': 'Imágenes por segundo según el lote',
  'race.sizes.axis': 'tamaño del lote m (las dos escalas, logarítmicas)',
  'race.sizeWords': 'Imágenes por segundo con cada lote, CPU / WebGPU: {points}',
  'race.sizes.one': 'Solo hay un lote medido: mide los demás para ver si las líneas se cruzan.',
  'race.over': 'Fin, a los {seconds} s.',
  'race.before': 'otro equipo',
  'race.before.track':
    'Medido antes en la CPU de otro equipo: {machine}. La barra, frente a su lote más rápido. «Empezar» lo mide aquí.',
  'race.before.batches':
    'En ese equipo, con lotes de {fast} la CPU entrena {factor} veces más rápido que con lotes de {slow}.',
  'race.before.machine': 'La línea de puntos se midió antes en la CPU de otro equipo: {machine}.',
  'race.measure': 'Medir todos los tamaños',
  'race.who.cpu': 'la CPU',
  'race.who.webgpu': 'WebGPU',
  'race.verdict.none':
    'Todavía no hay con qué comparar: deja correr a los dos, o mide todos los tamaños, uno tras otro.',
  'race.verdict.one':
    'Con un lote de {last} gana {winner}: {most} veces las imágenes por segundo de {loser}.',
  'race.verdict.always':
    'Gana {winner} con todos los lotes medidos: de {least} a {most} veces las imágenes por segundo de {loser}.',
  'race.verdict.overtakes':
    'Con un lote de {before} gana {loser}; desde {at}, {winner}, que llega a {most} veces las imágenes por segundo de {loser}.',
  'race.verdict.mixed': 'No hay un punto claro: con lotes de {cpu} gana la CPU; con {webgpu}, WebGPU.',
  'race.verdict.level': 'Empatan: la diferencia no llega al 5\u00a0%.',
  'race.noGpu':
    'En este equipo WebGPU se calcula en la propia CPU, sin tarjeta gráfica: estos números no dicen nada de una GPU.',

  // File names without extension.
  'race.file.race': 'carrera',
  'race.file.batches': 'lotes',
};
