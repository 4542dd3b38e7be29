/** What a change needs and no plan compares: two of them never differ. */
export class Unseen<T> {
  readonly #value: T

  constructor(value: T) {
    this.#value = value
  }

  get value(): T {
    return this.#value
  }
}
