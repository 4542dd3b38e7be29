// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
CreateLogGroupRequest.logGroupName,DeleteLogGroupRequest.logGroupName,DeleteRetentionPolicyRequest.logGroupName,DescribeLogGroupsRequest.logGroupNamePrefix,FilterLogEventsRequest.logGroupName,FilterLogEventsRequest.logStreamNames[],FilterLogEventsRequest.logStreamNamePrefix,GetLogEventsRequest.logGroupName,GetLogEventsRequest.logStreamName,PutRetentionPolicyRequest.logGroupName length 1..512
CreateLogGroupRequest.logGroupName,DeleteLogGroupRequest.logGroupName,DeleteRetentionPolicyRequest.logGroupName,DescribeLogGroupsRequest.logGroupNamePrefix,FilterLogEventsRequest.logGroupName,GetLogEventsRequest.logGroupName,PutRetentionPolicyRequest.logGroupName pattern [\.\-_/#A-Za-z0-9]+
CreateLogGroupRequest.kmsKeyId,CreateLogGroupRequest.tags{},TagResourceRequest.tags{} length ..256
CreateLogGroupRequest.tags,DescribeLogGroupsRequest.logGroupIdentifiers,TagResourceRequest.tags length 1..50
CreateLogGroupRequest.tags{key},TagResourceRequest.tags{key},UntagResourceRequest.tagKeys[] length 1..128
CreateLogGroupRequest.tags{key},TagResourceRequest.tags{key},UntagResourceRequest.tagKeys[] pattern ^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$
CreateLogGroupRequest.tags{},TagResourceRequest.tags{} pattern ^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$
CreateLogGroupRequest.logGroupClass,DescribeLogGroupsRequest.logGroupClass enum STANDARD|INFREQUENT_ACCESS|DELIVERY|ESSENTIALS
DescribeLogGroupsRequest.accountIdentifiers length 0..20
DescribeLogGroupsRequest.accountIdentifiers[] length 12..12
DescribeLogGroupsRequest.accountIdentifiers[] pattern ^\d{12}$
DescribeLogGroupsRequest.logGroupNamePattern length 0..512
DescribeLogGroupsRequest.logGroupNamePattern pattern [\.\-_/#A-Za-z0-9]*
DescribeLogGroupsRequest.nextToken,FilterLogEventsRequest.nextToken,GetLogEventsRequest.nextToken length 1..
DescribeLogGroupsRequest.limit value 1..50
DescribeLogGroupsRequest.logGroupIdentifiers[],FilterLogEventsRequest.logGroupIdentifier,GetLogEventsRequest.logGroupIdentifier length 1..2048
DescribeLogGroupsRequest.logGroupIdentifiers[],FilterLogEventsRequest.logGroupIdentifier,GetLogEventsRequest.logGroupIdentifier pattern [\w#+=/:,.@-]*
FilterLogEventsRequest.logStreamNames length 1..100
FilterLogEventsRequest.logStreamNames[],FilterLogEventsRequest.logStreamNamePrefix,GetLogEventsRequest.logStreamName pattern [^:*]*
FilterLogEventsRequest.startTime,FilterLogEventsRequest.endTime,GetLogEventsRequest.startTime,GetLogEventsRequest.endTime value 0..
FilterLogEventsRequest.filterPattern length 0..1024
FilterLogEventsRequest.limit,GetLogEventsRequest.limit value 1..10000
ListTagsForResourceRequest.resourceArn,TagResourceRequest.resourceArn,UntagResourceRequest.resourceArn length 1..1011
ListTagsForResourceRequest.resourceArn,TagResourceRequest.resourceArn,UntagResourceRequest.resourceArn pattern [\w+=/:,.@-]*
UntagResourceRequest.tagKeys length 0..50
`
