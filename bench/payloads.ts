/** What the contenders carry; all of it valid against `specs/bench.yaml`, save `broken` and `badOrder`. */
const pet = (id: number) => ({ id, name: `Pet number ${id}`, status: 'available', photoUrl: `https://pets.example/photos/${id}.jpg`, tags: ['dog', 'friendly'] })

export const petBody = JSON.stringify(pet(42))
export const listBody = JSON.stringify(Array.from({ length: 370 }, (_, index) => pet(index + 1)))
export const orderBody = JSON.stringify({ customer: 'jane.doe@example.com', note: 'Please ring twice.', items: Array.from({ length: 7 }, (_, index) => pet(index + 1)) })
export const brokenBody = JSON.stringify({ id: 'forty-two', name: '' })
export const badOrderBody = JSON.stringify({ customer: 'nobody', items: [] })
export const largeBody = 'x'.repeat(1_048_576)
/** What `specs/petstore.yaml` calls a Pet. */
export const storePetBody = JSON.stringify({
  id: 101, name: 'Miso', description: 'Quiet, likes high shelves.', category: { id: 2, name: 'Cats' },
  photoUrls: ['https://images.petstore.example.com/miso-1.jpg'], tags: [{ id: 9, name: 'indoor' }, { id: 14, name: 'shy' }],
  birthDate: '2024-04-30', weightKg: 4.25, status: 'available', createdAt: '2026-03-02T09:15:00Z',
})
