// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/editing/world.h"
#include "ui/editing/formgroup.h"

#include <QTest>

//! A form over one deployment, in a window, that follows the change set as the panel's do.
template <typename Form>
struct ShownForm
{
    explicit ShownForm(bool readOnly = false, const std::function<void(World &)> &more = {})
        : world(readOnly)
    {
        world.add(fraud());
        if (more)
            more(world);
        world.show();
        if (!world.read(urn))
            qFatal("not read");
        form = std::make_unique<Form>(world.target(urn), &window);
        const auto refresh = [this] { form->refresh(); };
        QObject::connect(&world.editing(), &store::Editing::changed, form.get(), refresh);
        QObject::connect(&world.editing(), &store::Editing::aspectsRead, form.get(), refresh);
        window.resize(420, 700);
        form->resize(404, 700);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("not active");
    }

    template <typename T>
    T *part(const char *name)
    {
        return ::part<T>(form.get(), QString::fromLatin1(name));
    }
    QString message(const char *name) { return part<FieldMessage>(name)->text(); }
    changes::Json pending(const QString &aspect) { return world.pending(urn, aspect); }
    store::Editing &editing() { return world.editing(); }

    World world;
    QString urn = fraud().urn();
    QWidget window;
    std::unique_ptr<Form> form;
};
