//go:build tools

// Package runtime names the tool that go.mod pins: AWS's own runtime interface emulator (Apache-2.0).
package runtime

import _ "github.com/aws/aws-lambda-runtime-interface-emulator/cmd/aws-lambda-rie"
