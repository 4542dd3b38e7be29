// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
AssociateKmsKeyRequest.logGroupName,CreateLogGroupRequest.logGroupName,CreateLogStreamRequest.logGroupName,CreateLogStreamRequest.logStreamName,DeleteLogGroupRequest.logGroupName,DeleteLogStreamRequest.logGroupName,DeleteLogStreamRequest.logStreamName,DeleteRetentionPolicyRequest.logGroupName,DescribeLogGroupsRequest.logGroupNamePrefix,DescribeLogStreamsRequest.logGroupName,DescribeLogStreamsRequest.logStreamNamePrefix,DisassociateKmsKeyRequest.logGroupName,FilterLogEventsRequest.logGroupName,FilterLogEventsRequest.logStreamNames[],FilterLogEventsRequest.logStreamNamePrefix,GetLogEventsRequest.logGroupName,GetLogEventsRequest.logStreamName,PutLogEventsRequest.logGroupName,PutLogEventsRequest.logStreamName,Entity.keyAttributes{},Entity.attributes{},PutRetentionPolicyRequest.logGroupName length 1..512
AssociateKmsKeyRequest.logGroupName,CreateLogGroupRequest.logGroupName,CreateLogStreamRequest.logGroupName,DeleteLogGroupRequest.logGroupName,DeleteLogStreamRequest.logGroupName,DeleteRetentionPolicyRequest.logGroupName,DescribeLogGroupsRequest.logGroupNamePrefix,DescribeLogStreamsRequest.logGroupName,DisassociateKmsKeyRequest.logGroupName,FilterLogEventsRequest.logGroupName,GetLogEventsRequest.logGroupName,PutLogEventsRequest.logGroupName,PutRetentionPolicyRequest.logGroupName pattern [\.\-_/#A-Za-z0-9]+
AssociateKmsKeyRequest.kmsKeyId,CreateLogGroupRequest.kmsKeyId,CreateLogGroupRequest.tags{},TagResourceRequest.tags{} length ..256
AssociateKmsKeyRequest.resourceIdentifier,DescribeLogGroupsRequest.logGroupIdentifiers[],DescribeLogStreamsRequest.logGroupIdentifier,DisassociateKmsKeyRequest.resourceIdentifier,FilterLogEventsRequest.logGroupIdentifier,GetLogEventsRequest.logGroupIdentifier length 1..2048
AssociateKmsKeyRequest.resourceIdentifier,DisassociateKmsKeyRequest.resourceIdentifier pattern [\w+=/:,.@\-\*]*
CreateLogGroupRequest.tags,DescribeLogGroupsRequest.logGroupIdentifiers,TagResourceRequest.tags length 1..50
CreateLogGroupRequest.tags{key},TagResourceRequest.tags{key},UntagResourceRequest.tagKeys[] length 1..128
CreateLogGroupRequest.tags{key},TagResourceRequest.tags{key},UntagResourceRequest.tagKeys[] pattern ^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$
CreateLogGroupRequest.tags{},TagResourceRequest.tags{} pattern ^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$
CreateLogGroupRequest.logGroupClass,DescribeLogGroupsRequest.logGroupClass enum STANDARD|INFREQUENT_ACCESS|DELIVERY|ESSENTIALS
CreateLogStreamRequest.logStreamName,DeleteLogStreamRequest.logStreamName,DescribeLogStreamsRequest.logStreamNamePrefix,FilterLogEventsRequest.logStreamNames[],FilterLogEventsRequest.logStreamNamePrefix,GetLogEventsRequest.logStreamName,PutLogEventsRequest.logStreamName pattern [^:*]*
DescribeLogGroupsRequest.accountIdentifiers length 0..20
DescribeLogGroupsRequest.accountIdentifiers[] length 12..12
DescribeLogGroupsRequest.accountIdentifiers[] pattern ^\d{12}$
DescribeLogGroupsRequest.logGroupNamePattern length 0..512
DescribeLogGroupsRequest.logGroupNamePattern pattern [\.\-_/#A-Za-z0-9]*
DescribeLogGroupsRequest.nextToken,DescribeLogStreamsRequest.nextToken,FilterLogEventsRequest.nextToken,GetLogEventsRequest.nextToken,InputLogEvent.message,PutLogEventsRequest.sequenceToken length 1..
DescribeLogGroupsRequest.limit,DescribeLogStreamsRequest.limit value 1..50
DescribeLogGroupsRequest.logGroupIdentifiers[],DescribeLogStreamsRequest.logGroupIdentifier,FilterLogEventsRequest.logGroupIdentifier,GetLogEventsRequest.logGroupIdentifier pattern [\w#+=/:,.@-]*
DescribeLogStreamsRequest.orderBy enum LogStreamName|LastEventTime
FilterLogEventsRequest.logStreamNames length 1..100
FilterLogEventsRequest.startTime,FilterLogEventsRequest.endTime,GetLogEventsRequest.startTime,GetLogEventsRequest.endTime,InputLogEvent.timestamp value 0..
FilterLogEventsRequest.filterPattern length 0..1024
FilterLogEventsRequest.limit,GetLogEventsRequest.limit value 1..10000
ListTagsForResourceRequest.resourceArn,TagResourceRequest.resourceArn,UntagResourceRequest.resourceArn length 1..1011
ListTagsForResourceRequest.resourceArn,TagResourceRequest.resourceArn,UntagResourceRequest.resourceArn pattern [\w+=/:,.@-]*
PutLogEventsRequest.logEvents length 1..10000
Entity.keyAttributes length 2..4
Entity.keyAttributes{key} length 1..32
Entity.attributes length 0..10
Entity.attributes{key} length 1..256
UntagResourceRequest.tagKeys length 0..50
`
