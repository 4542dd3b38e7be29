export type * from '@aws-sdk/client-eventbridge'
