declare const mistake: unique symbol

/**
 * The type of a parameter that cannot be given: its text says what is wrong and how to mend it. It is an object, not a
 * string, so that editors do not offer the sentence as a completion.
 */
export interface Mistake<Text extends string> {
  readonly [mistake]: Text
}
