import type { Context } from '../../context.ts'

/** Where in IAM the roles of a stack are: by it they are found again. */
export const rolePath = ({ stack }: Pick<Context, 'stack'>): string => `/fluent-ecs/${stack.name}/`
