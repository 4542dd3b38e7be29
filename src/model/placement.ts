/** On which instances a task may run: on one each, or on those that a query in the cluster query language finds. */
export type PlacementConstraint =
  | { readonly type: 'distinctInstance' }
  | { readonly type: 'memberOf'; readonly expression: string }

/** In which order instances are chosen. */
export type PlacementStrategy =
  | { readonly type: 'random' }
  | { readonly type: 'spread'; readonly field: 'instanceId' | 'host' | `attribute:${string}` }
  | { readonly type: 'binpack'; readonly field: 'cpu' | 'memory' }
