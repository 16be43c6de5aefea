// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace catalog {

//! Plain values in a row: a vector while it is filled; or values that something else keeps, such as
//! a mapped file, which it reads in place. Whoever makes such a view keeps what is behind it. A
//! copy always has its own memory, and so has a view that is written to.
template <typename T>
class Array
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    Array() = default;
    Array(std::initializer_list<T> values) { append(values.begin(), values.size()); }
    Array(const Array &other) { append(other.m_data, other.m_size); }
    Array(Array &&other) noexcept { swap(other); }
    Array &operator=(Array other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Array() { release(); }

    static Array view(std::span<const T> values)
    {
        Array array;
        array.m_data = const_cast<T *>(values.data()); // never written through: see makeRoom()
        array.m_size = values.size();
        return array;
    }

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    std::size_t capacity() const { return std::max(m_size, m_capacity); }
    const T *data() const { return m_data; }
    const T *begin() const { return m_data; }
    const T *end() const { return m_data + m_size; }
    const T &operator[](std::size_t i) const { return m_data[i]; }
    const T &back() const { return m_data[m_size - 1]; }

    //! For changing values in place.
    std::span<T> writable()
    {
        makeRoom(m_size);
        return {m_data, m_size};
    }
    void push_back(T value)
    {
        if (m_size >= m_capacity)
            makeRoom(m_size + 1);
        m_data[m_size++] = value;
    }
    void append(const T *values, std::size_t count)
    {
        if (count == 0)
            return;
        if (m_capacity < m_size + count)
            makeRoom(m_size + count);
        std::memcpy(m_data + m_size, values, count * sizeof(T));
        m_size += count;
    }
    void shrink_to_fit()
    {
        if (m_capacity > m_size)
            moveTo(m_size);
    }

    bool operator==(const Array &other) const
    {
        return m_size == other.m_size
            && (m_data == other.m_data || std::equal(begin(), end(), other.begin()));
    }

private:
    void makeRoom(std::size_t size)
    {
        if (m_capacity < size)
            moveTo(m_capacity == 0 ? size : std::max(size, m_capacity * 2));
    }

    void moveTo(std::size_t capacity)
    {
        T *const present = m_capacity > 0 ? m_data : nullptr;
        if (capacity == 0) {
            std::free(present);
            m_data = nullptr;
            m_capacity = 0;
            return;
        }
        auto *const moved = static_cast<T *>(std::realloc(present, capacity * sizeof(T)));
        if (!moved)
            throw std::bad_alloc();
        if (!present && m_size > 0)
            std::memcpy(moved, m_data, m_size * sizeof(T));
        m_data = moved;
        m_capacity = capacity;
    }

    void release()
    {
        if (m_capacity > 0)
            std::free(m_data);
    }

    void swap(Array &other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
    }

    T *m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0; //!< 0: of a view, or of nothing
};

} // namespace catalog
