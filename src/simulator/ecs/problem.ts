/** Why a task stops before its containers start. */
export type StartProblem =
  | 'secret missing'
  | 'secret key missing'
  | 'secret denied'
  | 'secret unreachable'
  | 'parameter missing'
  | 'parameter denied'
  | 'key denied'
  | 'registry unreachable'
  | 'log group missing'
  | 'log group denied'
  | 'log group unreachable'
  | 'subnet full'
  | 'no network interface'
  | 'volume not mounted'
  | 'environment file denied'
  | 'slow start'
  | 'spot interruption'

/** Why a service can start no task. */
export type PlacementProblem =
  | 'no capacity'
  | 'no instances'
  | 'too little memory'
  | 'too little CPU'
  | 'no free network interface'
  | 'port taken'
  | 'constraint not met'
  | 'agent disconnected'
  | 'task quota'
  | 'vCPU quota'
  | 'subnet full'
  | 'role not assumable'
  | 'percents too tight'

/** Why an image does not arrive. */
export type PullProblem = 'missing' | 'denied' | 'wrong architecture' | 'rate limit' | 'unreachable'
