// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
AssociateWebACLRequest.WebACLArn,AssociateWebACLRequest.ResourceArn,DisassociateWebACLRequest.ResourceArn,GetWebACLRequest.ARN,GetWebACLForResourceRequest.ResourceArn length 20..2048
AssociateWebACLRequest.WebACLArn,AssociateWebACLRequest.ResourceArn,DisassociateWebACLRequest.ResourceArn,GetWebACLRequest.ARN,GetWebACLForResourceRequest.ResourceArn pattern .*\S.*
GetWebACLRequest.Name length 1..128
GetWebACLRequest.Name pattern ^[\w\-]+$
GetWebACLRequest.Scope enum CLOUDFRONT|REGIONAL
GetWebACLRequest.Id length 1..36
GetWebACLRequest.Id pattern ^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$
`
