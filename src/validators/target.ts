/** What the compiler says of a target whose task definition is not known. */
export const TARGET_TOO_EARLY = 'Call .taskDefinition() before .target(): it says which containers and ports there are'

/** What the compiler says of a port of Service Connect where no port has a name. */
export const NO_PORT_NAMED =
  "No port of the task definition has a name: give it one, as in .port(3000, { name: 'http' })"

/** What the compiler says of a target container that has no port. */
export const CONTAINER_WITHOUT_PORT = 'Container "{name}" has no port: call .port()'
