export type * from '@aws-sdk/client-application-auto-scaling'
