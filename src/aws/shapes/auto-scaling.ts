export type * from '@aws-sdk/client-auto-scaling'
