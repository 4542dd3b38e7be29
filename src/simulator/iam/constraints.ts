// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
AddRoleToInstanceProfileRequest.InstanceProfileName,CreateInstanceProfileRequest.InstanceProfileName,Tag.Key,DeleteInstanceProfileRequest.InstanceProfileName,DeleteRolePolicyRequest.PolicyName,GetInstanceProfileRequest.InstanceProfileName,GetRolePolicyRequest.PolicyName,PutRolePolicyRequest.PolicyName,RemoveRoleFromInstanceProfileRequest.InstanceProfileName,UntagRoleRequest.TagKeys[] length 1..128
AddRoleToInstanceProfileRequest.InstanceProfileName,AddRoleToInstanceProfileRequest.RoleName,AttachRolePolicyRequest.RoleName,CreateInstanceProfileRequest.InstanceProfileName,CreateRoleRequest.RoleName,DeleteInstanceProfileRequest.InstanceProfileName,DeleteRoleRequest.RoleName,DeleteRolePolicyRequest.RoleName,DeleteRolePolicyRequest.PolicyName,DetachRolePolicyRequest.RoleName,GetInstanceProfileRequest.InstanceProfileName,GetRoleRequest.RoleName,GetRolePolicyRequest.RoleName,GetRolePolicyRequest.PolicyName,ListAttachedRolePoliciesRequest.RoleName,ListRolePoliciesRequest.RoleName,ListRoleTagsRequest.RoleName,PutRolePermissionsBoundaryRequest.RoleName,PutRolePolicyRequest.RoleName,PutRolePolicyRequest.PolicyName,RemoveRoleFromInstanceProfileRequest.InstanceProfileName,RemoveRoleFromInstanceProfileRequest.RoleName,TagRoleRequest.RoleName,UntagRoleRequest.RoleName,UpdateAssumeRolePolicyRequest.RoleName,UpdateRoleRequest.RoleName pattern [\w+=,.@-]+
AddRoleToInstanceProfileRequest.RoleName,AttachRolePolicyRequest.RoleName,CreateRoleRequest.RoleName,DeleteRoleRequest.RoleName,DeleteRolePolicyRequest.RoleName,DetachRolePolicyRequest.RoleName,GetRoleRequest.RoleName,GetRolePolicyRequest.RoleName,ListAttachedRolePoliciesRequest.RoleName,ListRolePoliciesRequest.RoleName,ListRoleTagsRequest.RoleName,PutRolePermissionsBoundaryRequest.RoleName,PutRolePolicyRequest.RoleName,RemoveRoleFromInstanceProfileRequest.RoleName,TagRoleRequest.RoleName,UntagRoleRequest.RoleName,UpdateAssumeRolePolicyRequest.RoleName,UpdateRoleRequest.RoleName length 1..64
AttachRolePolicyRequest.PolicyArn,CreateRoleRequest.PermissionsBoundary,DetachRolePolicyRequest.PolicyArn,PutRolePermissionsBoundaryRequest.PermissionsBoundary length 20..2048
CreateInstanceProfileRequest.Path,CreateRoleRequest.Path,ListAttachedRolePoliciesRequest.PathPrefix,ListRolesRequest.PathPrefix length 1..512
CreateInstanceProfileRequest.Path,CreateRoleRequest.Path pattern (\u002F)|(\u002F[\u0021-\u007E]+\u002F)
CreateInstanceProfileRequest.Tags,CreateRoleRequest.Tags,TagRoleRequest.Tags,UntagRoleRequest.TagKeys length ..50
Tag.Key,UntagRoleRequest.TagKeys[] pattern [\p{L}\p{Z}\p{N}_.:/=+\-@]+
Tag.Value length 0..256
Tag.Value pattern [\p{L}\p{Z}\p{N}_.:/=+\-@]*
CreateRoleRequest.AssumeRolePolicyDocument,PutRolePolicyRequest.PolicyDocument,UpdateAssumeRolePolicyRequest.PolicyDocument length 1..131072
CreateRoleRequest.AssumeRolePolicyDocument,PutRolePolicyRequest.PolicyDocument,UpdateAssumeRolePolicyRequest.PolicyDocument pattern [\u0009\u000A\u000D\u0020-\u00FF]+
CreateRoleRequest.Description,UpdateRoleRequest.Description length ..1000
CreateRoleRequest.Description,UpdateRoleRequest.Description pattern [\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*
CreateRoleRequest.MaxSessionDuration,UpdateRoleRequest.MaxSessionDuration value 3600..43200
CreateRoleRequest.MaxSigninSessionDuration,UpdateRoleRequest.MaxSigninSessionDuration value 3600..7776000
GetAccountAuthorizationDetailsRequest.Filter[] enum User|Role|Group|LocalManagedPolicy|AWSManagedPolicy
GetAccountAuthorizationDetailsRequest.MaxItems,ListAttachedRolePoliciesRequest.MaxItems,ListRolePoliciesRequest.MaxItems,ListRoleTagsRequest.MaxItems,ListRolesRequest.MaxItems value 1..1000
GetAccountAuthorizationDetailsRequest.Marker,ListAttachedRolePoliciesRequest.Marker,ListRolePoliciesRequest.Marker,ListRoleTagsRequest.Marker,ListRolesRequest.Marker length 1..320
GetAccountAuthorizationDetailsRequest.Marker,ListAttachedRolePoliciesRequest.Marker,ListRolePoliciesRequest.Marker,ListRoleTagsRequest.Marker,ListRolesRequest.Marker pattern [\u0020-\u00FF]+
ListAttachedRolePoliciesRequest.PathPrefix pattern ((/[A-Za-z0-9\.,\+@=_-]+)*)/
ListRolesRequest.PathPrefix pattern \u002F[\u0021-\u007F]*
`
