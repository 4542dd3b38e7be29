/** Something that stays, and why. */
export interface Left {
  /** Kind and name, for example `log group /ecs/web`. */
  readonly resource: string
  /** What AWS calls it, where that is another name: for example `/ecs/shop/web`. */
  readonly name?: string
  readonly because: string
}
