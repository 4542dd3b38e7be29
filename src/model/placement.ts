/** On which instances a task may run. */
export interface PlacementConstraint {
  readonly type: 'distinctInstance' | 'memberOf'
  /** With `memberOf`: a query in the cluster query language. */
  readonly expression?: string
}

/** In which order instances are chosen. */
export interface PlacementStrategy {
  readonly type: 'random' | 'spread' | 'binpack'
  readonly field?: string
}
