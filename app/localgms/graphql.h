// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/registry.h"

#include <map>
#include <string>
#include <vector>

//! GraphQL documents, as far as the language goes: operations, variables, fragments, directives.
namespace localgms::graphql {

//! An argument as written; variables are put in when the operation is run.
struct Value
{
    enum Kind { Constant, Variable, List, Object } kind = Constant;
    Json constant; //!< an enum's symbol is a string
    std::string variable;
    std::vector<Value> items;
    std::vector<std::pair<std::string, Value>> members;
};

struct Directive
{
    std::string name;
    std::map<std::string, Value> arguments;
};

struct Selection
{
    enum Kind { Field, Spread, Inline } kind = Field;
    std::string name; //!< of the field or the fragment
    std::string alias; //!< the key in the answer; the name where none is given
    std::string onType; //!< of an inline fragment; may be empty
    std::map<std::string, Value> arguments;
    std::vector<Directive> directives;
    std::vector<Selection> selections;
};

struct VariableDefinition
{
    std::string name;
    bool required = false; //!< of a non-null type and without a default
    Json fallback;
};

struct Operation
{
    std::string kind = "query"; //!< query, mutation or subscription
    std::string name;
    std::vector<VariableDefinition> variables;
    std::vector<Selection> selections;
};

struct Fragment
{
    std::string onType;
    std::vector<Selection> selections;
};

struct Document
{
    std::vector<Operation> operations;
    std::map<std::string, Fragment> fragments;
};

//! The error says what was expected and at which offset.
tl::expected<Document, std::string> parse(std::string_view text);

//! The value with variables put in; an unset variable is null.
Json resolve(const Value &value, const Json &variables);

} // namespace localgms::graphql
