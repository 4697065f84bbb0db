package load

import "chiso/generator/internal/diag"

// ReadTableInBlocks is ReadTable with another size of blocks.
func ReadTableInBlocks(file string, source Bytes, size int64) (*Table, diag.List, error) {
	return readTable(file, &content{source: source, size: size})
}

// BlockSize is what it is by default.
const BlockSize = blockSize
