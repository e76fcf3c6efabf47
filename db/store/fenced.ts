/** Thrown when another process took the order or the file over: whoever is behind must stop at once and record nothing. */
export class Fenced extends Error {
  override name = 'Fenced'
}
