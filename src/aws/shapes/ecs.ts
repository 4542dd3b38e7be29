export type * from '@aws-sdk/client-ecs'
