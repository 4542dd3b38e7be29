/** One thing taken out of the executor, and the test that must notice. */
export interface Mutation {
  readonly what: string
  readonly file: string
  readonly from: string
  readonly to: string
  readonly test: string
  /** Words of the names of the tests that must notice. @default all of the file */
  readonly named?: string
}

/** Something that can be taken out without a difference, and why. */
export interface Spare {
  readonly what: string
  readonly because: string
}
