/** The last part of an ARN: the name of a service, cluster or revision, the id of a task. */
export const nameIn = (arn = ''): string => arn.split('/').at(-1) ?? arn
