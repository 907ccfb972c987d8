export const words = {
  'networkPicture.hint': 'Point at a unit: its lines are its weights, blue adds and orange subtracts.',
  'networkPicture.label': 'Units of the network: the arrows go from one to the next',
  'networkPicture.unit': 'Layer {layer}, unit {index} of {count}: {value} with this digit.',
  'networkPicture.map': 'Layer {layer}, map {index} of {count}: {value} on average with this digit.',
};
