// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
ParametersFilter.Key enum Name|Type|KeyId
ParametersFilter.Values,ParameterStringFilter.Values length 1..50
ParametersFilter.Values[],ParameterStringFilter.Values[] length 1..1024
ParameterStringFilter.Key length 1..132
ParameterStringFilter.Key pattern ^(tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType)$
ParameterStringFilter.Option length 1..10
DescribeParametersRequest.MaxResults value 1..50
ResumeSessionRequest.SessionId,TerminateSessionRequest.SessionId length 1..96
StartSessionRequest.Target length 1..400
StartSessionRequest.DocumentName pattern ^[a-zA-Z0-9_\-.:/]{3,128}$
StartSessionRequest.Reason length 1..256
StartSessionRequest.Reason pattern ^.{1,256}$
StartSessionRequest.Parameters{key} length 1..255
StartSessionRequest.Parameters{}[] length 1..65535
`
