export type * from '@aws-sdk/client-scheduler'
