package facts

import "sync"

// memo remembers what was computed for a key. Two that ask for the same key at the same
// time may both compute it; the first answer stays.
type memo[K comparable, V any] struct {
	mu sync.RWMutex
	of map[K]V
}

func (m *memo[K, V]) get(key K, compute func() V) V {
	m.mu.RLock()
	value, known := m.of[key]
	m.mu.RUnlock()
	if known {
		return value
	}
	computed := compute()
	m.mu.Lock()
	defer m.mu.Unlock()
	if value, known := m.of[key]; known {
		return value
	}
	if m.of == nil {
		m.of = map[K]V{}
	}
	m.of[key] = computed
	return computed
}
