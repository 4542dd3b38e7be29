export type * from '@aws-sdk/client-ecr'
