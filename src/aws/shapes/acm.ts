export type * from '@aws-sdk/client-acm'
