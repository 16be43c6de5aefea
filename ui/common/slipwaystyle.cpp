// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/slipwaystyle.h"

#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/styleparts.h"

#include <QApplication>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int scrollBarExtent = 12;
constexpr int fieldPadding = 5; //!< besides the 2 px that a line edit has of its own

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

void paintFrame(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    if (isTextArea(widget))
        styleparts::field(painter, option, widget);
    else
        flat::box(painter, QRectF(option.rect), {}, Theme::of(option.palette).border, 4);
}

//! The label of a header: small and muted, and strong where it sorts.
void paintHeaderLabel(const QProxyStyle &style, const QStyleOptionHeader &given, QPainter &painter,
                      const QWidget *widget)
{
    const Theme &theme = Theme::of(given.palette);
    const bool sorts = given.sortIndicator != QStyleOptionHeader::None;
    QStyleOptionHeader option(given);
    option.state &= ~QStyle::State_On; // or it is made bold a second time
    option.palette.setColor(QPalette::ButtonText, sorts ? theme.text : theme.muted);
    painter.save();
    painter.setFont(fonts::ui(fonts::Size::Small, sorts ? QFont::DemiBold : QFont::Medium));
    style.baseStyle()->drawControl(QStyle::CE_HeaderLabel, &option, &painter, widget);
    painter.restore();
}

void paintTabLabel(const QProxyStyle &style, const QStyleOptionTab &given, QPainter &painter,
                   const QWidget *widget)
{
    const Theme &theme = Theme::of(given.palette);
    const bool selected = given.state.testFlag(QStyle::State_Selected);
    QStyleOptionTab option(given);
    option.state &= ~QStyle::State_HasFocus; // the shape has the ring
    option.palette.setColor(QPalette::WindowText, selected ? theme.text : theme.muted);
    painter.save();
    QFont font = painter.font();
    font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    style.baseStyle()->drawControl(QStyle::CE_TabBarTabLabel, &option, &painter, widget);
    painter.restore();
}

void paintMenuBarItem(const QProxyStyle &style, const QStyleOptionMenuItem &option,
                      QPainter &painter, const QWidget *widget)
{
    styleparts::menuBarItem(painter, option);
    const int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine
                    | (style.proxy()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget)
                           ? 0
                           : Qt::TextHideMnemonic);
    style.drawItemText(&painter, option.rect, flags, option.palette,
                       option.state.testFlag(QStyle::State_Enabled), option.text,
                       QPalette::WindowText);
}

} // namespace

SlipwayStyle::SlipwayStyle(ThemeChoice choice) : QProxyStyle(u"Fusion"_s), m_choice(choice)
{
    setObjectName(u"slipway"_s);
}

void SlipwayStyle::setChoice(ThemeChoice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    if (QApplication::style() == this)
        QApplication::setPalette(QPalette()); // makes Qt ask polish() anew
}

void SlipwayStyle::polish(QPalette &palette)
{
    palette = Theme::chosen(m_choice, palette).palette();
}

void SlipwayStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                 QPainter *painter, const QWidget *widget) const
{
    const auto line = [&](Qt::Edge side) {
        flat::edge(*painter, QRectF(option->rect), side, Theme::of(option->palette).border);
    };
    switch (element) {
    case PE_PanelButtonCommand:
        return styleparts::button(*painter, *option, widget);
    case PE_PanelButtonTool:
        return styleparts::toolButton(*painter, *option);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            styleparts::field(*painter, *option, widget);
        return;
    case PE_FrameLineEdit:
        return styleparts::field(*painter, *option, widget);
    case PE_Frame:
        return paintFrame(*painter, *option, widget);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return styleparts::checkBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return styleparts::radioButton(*painter, *option);
    case PE_FrameFocusRect:
        return styleparts::focusRect(*painter, *option, widget);
    case PE_FrameTabBarBase:
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, Theme::of(option->palette).window);
        return line(Qt::TopEdge);
    case PE_IndicatorToolBarSeparator:
        return line(Qt::LeftEdge);
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, Theme::of(option->palette).window);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, Theme::of(option->palette).base);
        return;
    case PE_FrameMenu:
        return flat::box(*painter, QRectF(option->rect), {}, Theme::of(option->palette).control, 0);
    case PE_IndicatorArrowDown:
        return styleparts::arrow(*painter, *option, Qt::DownArrow);
    case PE_IndicatorArrowUp:
        return styleparts::arrow(*painter, *option, Qt::UpArrow);
    case PE_IndicatorArrowLeft:
        return styleparts::arrow(*painter, *option, Qt::LeftArrow);
    case PE_IndicatorArrowRight:
        return styleparts::arrow(*painter, *option, Qt::RightArrow);
    case PE_IndicatorHeaderArrow:
        return styleparts::headerArrow(*painter, *option);
    case PE_PanelTipLabel:
        return flat::box(*painter, QRectF(option->rect), Theme::of(option->palette).base,
                         Theme::of(option->palette).control, 0);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void SlipwayStyle::drawControl(ControlElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel: // the label has the arrow of a menu
        return styleparts::button(*painter, *option, widget);
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return styleparts::buttonLabel(*painter, *button, widget);
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return styleparts::headerSection(*painter, *option);
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return paintHeaderLabel(*this, *header, *painter, widget);
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return styleparts::tabShape(*painter, *tab);
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return paintTabLabel(*this, *tab, *painter, widget);
        break;
    case CE_ProgressBarGroove:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            return styleparts::progressGroove(*painter, *bar);
        break;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            return styleparts::progressContents(*painter, *bar);
        break;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return paintMenuBarItem(*this, *item, *painter, widget);
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, Theme::of(option->palette).window);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, Theme::of(option->palette).border);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void SlipwayStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                      QPainter *painter, const QWidget *widget) const
{
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        control == CC_ComboBox && combo)
        return styleparts::comboBox(*painter, *combo, widget);
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        control == CC_SpinBox && spin)
        return styleparts::spinBox(*painter, *spin, widget,
                                   subControlRect(control, option, SC_SpinBoxUp, widget),
                                   subControlRect(control, option, SC_SpinBoxDown, widget));
    if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        control == CC_ScrollBar && slider)
        return styleparts::scrollBar(*painter, *slider,
                                     subControlRect(control, option, SC_ScrollBarSlider, widget));
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect SlipwayStyle::subElementRect(SubElement element, const QStyleOption *option,
                                   const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return rect.adjusted(fieldPadding, 0, -fieldPadding, 0);
    if (element == SE_HeaderArrow) {
        const QRect all = option->rect;
        return visualRect(option->direction, all, {all.right() - 17, all.top(), 12, all.height()});
    }
    return rect;
}

QRect SlipwayStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                   SubControl subControl, const QWidget *widget) const
{
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        combo && control == CC_ComboBox && subControl == SC_ComboBoxEditField) {
        // Fusion has put 3 px before the text of a box that is only chosen from.
        const QRect field
            = option->rect.adjusted(combo->editable ? 4 : fieldPadding + 1, 2, -20, -2);
        return visualRect(option->direction, option->rect, field);
    }
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, subControl, widget);

    // Without arrow buttons: the whole length is the groove.
    const bool horizontal = bar->orientation == Qt::Horizontal;
    const int length = horizontal ? bar->rect.width() : bar->rect.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int handle = length;
    if (range > 0)
        handle = qBound(qMin(28, length),
                        int(qint64(bar->pageStep) * length / (range + bar->pageStep)), length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              length - handle, bar->upsideDown);
    int from = 0;
    int to = 0;
    switch (subControl) {
    case SC_ScrollBarGroove:
        to = length;
        break;
    case SC_ScrollBarSlider:
        from = start;
        to = start + handle;
        break;
    case SC_ScrollBarSubPage:
        to = start;
        break;
    case SC_ScrollBarAddPage:
        from = start + handle;
        to = length;
        break;
    default:
        return {};
    }
    const QRect area = horizontal ? QRect(from, 0, to - from, bar->rect.height())
                                  : QRect(0, from, bar->rect.width(), to - from);
    return visualRect(bar->direction, bar->rect, area.translated(bar->rect.topLeft()));
}

int SlipwayStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                              const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 14;
    case PM_ButtonIconSize:
        return looks::isSmall(widget) ? 14 : 16;
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_SplitterWidth: // QSplitter widens what the mouse can grab by itself
        return 1;
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 3;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuBarItemSpacing:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_MenuBarHMargin:
        return 6;
    case PM_TabBarTabHSpace:
        return 18;
    case PM_TabBarTabVSpace:
        return 8;
    case PM_HeaderMargin:
        return 6;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SlipwayStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_ScrollBar_MiddleClickAbsolutePosition:
        return 0;
    case SH_ComboBox_Popup: // a plain list below the box, not a menu over it
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_Table_GridLineColor:
        return static_cast<int>(Theme::of(option ? option->palette : QPalette()).border.rgb());
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_FocusFrame_AboveWidget:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize SlipwayStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                     const QSize &size, const QWidget *widget) const
{
    const int least = looks::isSmall(widget) ? 22 : 26;
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return styleparts::buttonSize(*button, widget);
        return result;
    case CT_LineEdit:
    case CT_ComboBox:
        result.rwidth() += 2 * fieldPadding;
        [[fallthrough]];
    case CT_SpinBox:
    case CT_HeaderSection:
        result.setHeight(qMax(least, result.height()));
        return result;
    case CT_MenuBarItem:
        return {result.width() + 8, qMax(least, result.height())};
    case CT_ItemViewItem:
        result.setHeight(qMax(22, result.height()));
        return result;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(qMax(24, result.height()));
        return result;
    default:
        return result;
    }
}
