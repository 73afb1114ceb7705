/**
 * Factors a symmetric positive definite matrix in place as L·Lᵀ. The matrix is row-major in the first `size`² places
 * of `matrix`; only its lower half is read, and L is left there. Answers false, and leaves rubbish, where the matrix is
 * not positive definite in floating point.
 */
export function factor(matrix: Float64Array, size: number): boolean {
  for (let column = 0; column < size; column += 1) {
    const own = column * size
    let pivot = matrix[own + column] as number // inside the array, as all indices below
    for (let k = 0; k < column; k += 1) pivot -= (matrix[own + k] as number) * (matrix[own + k] as number)
    if (!(pivot > 0)) return false
    pivot = Math.sqrt(pivot)
    matrix[own + column] = pivot
    for (let row = column + 1; row < size; row += 1) {
      const other = row * size
      let sum = matrix[other + column] as number
      for (let k = 0; k < column; k += 1) sum -= (matrix[other + k] as number) * (matrix[own + k] as number)
      matrix[other + column] = sum / pivot
    }
  }
  return true
}

/** Solves L·Lᵀ·x = b for the factor left by `factor`; `b` becomes x in place. */
export function solve(factored: Float64Array, size: number, b: Float64Array): void {
  for (let row = 0; row < size; row += 1) {
    let sum = b[row] as number // inside the array, as all indices below
    for (let k = 0; k < row; k += 1) sum -= (factored[row * size + k] as number) * (b[k] as number)
    b[row] = sum / (factored[row * size + row] as number)
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = b[row] as number
    for (let k = row + 1; k < size; k += 1) sum -= (factored[k * size + row] as number) * (b[k] as number)
    b[row] = sum / (factored[row * size + row] as number)
  }
}
