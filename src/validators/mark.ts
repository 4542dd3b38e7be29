declare const mark: unique symbol

/** What the types remember of a task definition beside the names of its volumes. */
export interface Mark<out T extends 'windows' | 'arm64' | 'router' | 'ebs' = 'windows' | 'arm64' | 'router' | 'ebs'> {
  readonly [mark]: T
}

/** Whether a definition has the mark. One that may have declared anything, `unknown`, is left to the run time. */
export type Marked<T extends 'windows' | 'arm64' | 'router' | 'ebs', D> = unknown extends D
  ? false
  : Mark<T> extends D
    ? true
    : false
