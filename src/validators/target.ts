/** What the compiler says of a target whose task definition is not known. */
export const TARGET_TOO_EARLY = 'Call .taskDefinition() before .target(): it says which containers and ports there are'

/** What the compiler says of a target container that has no port. */
export const CONTAINER_WITHOUT_PORT = 'Container "{name}" has no port: call .port()'
